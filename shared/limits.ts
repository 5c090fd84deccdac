/**
 * Every number both sides must agree on, with its reason. Lengths are in graphemes, as people count.
 */

/** About four lines on the wall at 1080p. */
export const QUESTION_MAX = 280;
/** One and a half minutes read aloud; a second card on the wall. */
export const STORY_MAX = 1000;
export const COMMENT_MAX = 280;
/** By kind of post. */
export const TEXT_MAX = { question: QUESTION_MAX, story: STORY_MAX, comment: COMMENT_MAX } as const;
export const REPLY_MAX = 500;
/** A host's answer in writing. */
export const ANSWER_MAX = 1000;
/** A reason for hiding or reporting, or a note. */
export const REASON_MAX = 280;
export const NAME_MAX = 40;
/** A word or two that hosts sort posts by, and how many a post may carry. */
export const LABEL_MAX = 30;
export const LABELS_MAX = 5;
export const TITLE_MAX = 120;
/** A host's message to every phone, and a note to the speakers: read at a glance. */
export const NOTICE_MAX = 120;
/** Organiser, contact, support contact, speakers: one or two lines. */
export const LINE_MAX = 200;
export const POLL_QUESTION_MAX = 200;
/** An option never wraps past two lines on the wall. */
export const OPTION_MAX = 80;
/** As many bars as fit legibly on the wall. */
export const OPTIONS_MAX = 10;
/** The longest scale, 0 to 10, and "not sure": as many choices as a ballot can name. */
export const SCALE_OPTIONS_MAX = 12;
/** What the ends of a scale mean: a few words under a number. */
export const END_MAX = 30;
/** `minutes`, `€ a week`. */
export const UNIT_MAX = 16;
/** A word of a poll, or two that belong together. */
export const WORD_MAX = 30;
/** What a word is counted under: a ligature such as ﷺ comes apart into 18 letters. */
export const WORD_KEY_MAX = 18 * WORD_MAX;
/** Words one person answers with. */
export const ANSWERS_MAX = 3;
/** Words a result tells: more than anyone reads on a wall. Hosts, who have to look at them, see more. */
export const WORDS_TOLD_MAX = 60;
export const WORDS_HOST_MAX = 200;
/** Intervals in which numbers are counted: as many bars as fit beside each other on a phone. */
export const BINS_MAX = 12;
/** Names on a quiz's leaderboard. */
export const LEADERS_MAX = 10;
/** Hands that are counted in one room. */
export const HANDS_MAX = 10_000;
/** What fits on a phone beside the question without scrolling. */
export const ATTENDEE_OPTIONS_MAX = 4;
/** Options that one poll tells of: those it can have, and as many as hosts removed after they were chosen. */
export const ANSWERED_MAX = 100;
/** Words, names and the number of things that are brought in from elsewhere: other programs let people write more than we do. */
export const BROUGHT_TEXT_MAX = 4000;
export const BROUGHT_NAME_MAX = 100;
/** Minutes of a session in which something happened: a week without a night. */
export const BROUGHT_MINUTES_MAX = 10_080;
/** A busy day of another program in one file; more would hold up the room while it is decided. */
export const BROUGHT_MAX = 5000;
/** The body of a request that brings so much in: 800 bytes a thing. */
export const BROUGHT_BYTES_MAX = 4 * 1024 * 1024;
/** A grapheme of the densest script plus its marks; beyond it the text is an attack, not a language. */
export const BYTES_PER_GRAPHEME_MAX = 32;

/** One message from a client, in bytes. The longest story with its envelope, in a four-byte script, is under half of it. */
export const MESSAGE_BYTES_MAX = 32 * 1024;
/** Commands an outbox may have unanswered; the state remembers four times as many outcomes. */
export const UNANSWERED_MAX = 16;
/** How long a phone keeps what was accepted, to send it again should the log lose it: a failover loses seconds, and a backup during an event is seldom older. People's words are not to lie about. */
export const RESENT_MS = 15 * 60_000;
/** Outcomes the state remembers per outbox. */
export const OUTCOMES_KEPT = 64;
/** Outboxes (browsers, tabs over plain http) remembered per attendee or key; the oldest gives way. */
export const OUTBOXES_KEPT = 8;

/** Ten years: whoever wants it longer keeps it until they delete it. */
export const KEEP_DAYS_MAX = 3650;

/** A board that stays open takes what people write for two weeks after it was closed: as long as they still speak of the day. */
export const BOARD_AFTER_MS = 14 * 24 * 3_600_000;

/** Posts of attendees that wait for a host in one session; more than a host gets through in an hour. Others come again later. */
export const QUEUE_MAX = 500;

/** The longest timer on the wall, s: half a morning. */
export const TIMER_MAX_S = 3 * 60 * 60;

/** What a session's archive tells of its wall: a change every minute of a whole day. */
export const SHOWS_MAX = 1440;
/** What was on the wall for less was a slip of the host's hand. */
export const SHOW_MIN_MS = 3000;

/** Moments that tie a video to the clock: every cut of a long day, and its chapters. */
export const MOMENTS_MAX = 200;

/** Smaller numbers of people are told to nobody: they could be about somebody. */
export const BALANCE_MIN = 5;

/** Posts a phone holds: more than anyone scrolls through, few enough to stay smooth at 4x slower CPU. */
export const WINDOW_MAX = 150;
/**
 * Between two new posts that a window takes in where they keep coming: nobody who also listens reads faster. As many as it
 * holds may come at once.
 */
export const NEW_EVERY_MS = 4000;
/** Posts a host holds: everything waiting comes first. */
export const HOST_WINDOW_MAX = 300;
/** Posts the wall's board turns over. */
export const BOARD_MAX = 12;
/** Open polls every phone is sent at once. */
export const OPEN_POLLS_MAX = 20;
/** Replies that travel with a post; the rest is a page away. */
export const REPLIES_SHOWN = 5;
/** Posts in one page of older posts. */
export const PAGE_MAX = 50;
/**
 * How much of what was taken away a session names, and a phone notes: as many ids as weigh a tenth of a whole window, which
 * is sent instead where it was more.
 */
export const GONE_MAX = 500;

/**
 * Texts an event takes (what people say, answer, ask in polls, report; settings too): ten busy days of 500 people. At the
 * 4 KB of the longest story in a four-byte script 400 MB on the disk, at the most that a message holds 3.2 GB.
 */
export const TEXTS_MAX = 100_000;
/** Facts of every sort, most of them votes: 3,000 people with 1,000 presses each. At 300 bytes each, 900 MB on the disk. */
export const FACTS_MAX = 3_000_000;
/** How much further hosts may go, so that they can still answer, show and tidy up in an event that is full. */
export const HOSTS_FURTHER = 1.1;
