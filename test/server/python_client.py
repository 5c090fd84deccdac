"""A stranger's client, written by the README's API section alone.

python_client.py SERVER CODE HOST_KEY: an attendee asks and votes, a host runs a poll, and what the attendee's screen
holds in the end is printed as JSON. Needs Debian's python3-socketio, and nothing of this project.
"""

import json
import sys
import threading
import urllib.request
import uuid

import socketio

SERVER, CODE, HOST_KEY = sys.argv[1:4]
PATIENCE = 20


def post(path, body):
    headers = {'Content-Type': 'application/json'}
    request = urllib.request.Request(SERVER + path, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.load(answer)


class View:
    """What a screen holds of one view: "Frames" in the README, step by step."""

    def __init__(self):
        self.forget()

    def forget(self):
        self.epoch, self.session, self.to, self.order = '', '', 0, []
        self.event, self.wall = None, None
        self.entities = {'posts': {}, 'polls': {}, 'sessions': {}}

    def take(self, frame):
        """False where the frame does not follow."""
        if frame['from'] == 0:
            self.forget()
        elif frame['epoch'] != self.epoch or frame['session'] != self.session or frame['from'] > self.to:
            return False
        elif frame['to'] < self.to:
            return True
        self.epoch, self.session, self.to = frame['epoch'], frame['session'], frame['to']
        self.event = frame.get('event', self.event)
        self.wall = frame.get('wall', self.wall)
        for kind, held in self.entities.items():
            for change in frame.get(kind, []):
                held[change['id']] = {**held.get(change['id'], {}), **change}
        if 'order' in frame:
            self.order = frame['order']
            for kind in ('posts', 'polls'):
                listed = {key: value for key, value in self.entities[kind].items() if key in self.order}
                self.entities[kind] = listed
        return True


class Screen:
    opened = []

    def __init__(self, auth):
        Screen.opened.append(self)
        self.auth = auth
        self.views = {'now': View(), 'list': View()}
        self.mine = None
        self.frames = []
        self.changed = threading.Condition()
        self.client = socketio.Client(reconnection=False)
        self.client.on('frame', self.on_frame)
        self.client.on('mine', self.on_mine)

    def connect(self):
        auth = dict(self.auth)
        now, rest = self.views['now'], self.views['list']
        if now.to and now.epoch == rest.epoch:
            auth.update(epoch=now.epoch, **{'from': {'now': now.to, 'list': rest.to}})
        self.client.connect(SERVER, auth=auth, transports=['websocket'], wait_timeout=PATIENCE)

    def on_frame(self, frame):
        with self.changed:
            self.frames.append(frame)
            if not self.views[frame['view']].take(frame):
                self.client.disconnect()
            self.changed.notify_all()

    def on_mine(self, mine):
        with self.changed:
            self.mine = mine
            self.changed.notify_all()

    def until(self, what, seen):
        with self.changed:
            if not self.changed.wait_for(seen, PATIENCE):
                sys.exit(f'Waited {PATIENCE} s in vain: {what}.')

    def ask(self, command):
        return self.client.call('command', command, timeout=PATIENCE)


def command(type_, **keys):
    return {'id': str(uuid.uuid4()), 'type': type_, **keys}


def accepted(reply):
    if not reply['ok']:
        sys.exit(f'Refused: {reply}')
    return reply


def turned_away(auth):
    told, why = threading.Event(), []
    stranger = socketio.Client(reconnection=False)
    stranger.on('connect', lambda: told.set())
    stranger.on('connect_error', lambda reason: (why.append(reason), told.set()))
    stranger.connect(SERVER, auth=auth, transports=['websocket'], wait=False)
    told.wait(PATIENCE)
    stranger.disconnect()
    return why


def attendee(name):
    token = post(f'/api/events/{CODE}/enter', {'name': name})['token']
    screen = Screen({'event': CODE, 'view': 'attendee', 'token': token})
    screen.connect()
    return screen


def day():
    ada = attendee('Ada')
    attendee('Bea')
    ada.until('both views', lambda: all(view.to for view in ada.views.values()))
    ada.until("what is one's own", lambda: ada.mine is not None)
    session = ada.views['list'].session

    question = command('post.add', session=session, kind='question', text='Wer entscheidet über mich? – 你好 🙂', name='Ada')
    first = accepted(ada.ask(question))
    again = accepted(ada.ask(question))
    asked = first['post']
    ada.until('the question in the list', lambda: asked in ada.views['list'].entities['posts'])
    ada.until("the question among one's own", lambda: any(own['id'] == asked for own in ada.mine['posts']))

    refused = {
        'extra key': ada.ask({**command('post.add', session=session, kind='comment', text='x'), 'status': 'shown'}),
        'no text': ada.ask(command('post.add', session=session, kind='comment', text='\u200b')),
        'not a host': ada.ask(command('post.hide', post=asked)),
        'no such poll': ada.ask(command('ballot.cast', poll='v999', choices=['o1'])),
    }

    host = Screen({'event': CODE, 'view': 'host', 'hostKey': HOST_KEY})
    host.connect()
    made = accepted(host.ask(command('poll.add', session=session, question='Shall we?', options=['Yes', 'No'], results='always')))
    poll = made['poll']
    ada.until('the open poll', lambda: poll in ada.views['now'].entities['polls'])
    accepted(ada.ask(command('ballot.cast', poll=poll, round=1, choices=['o2'])))
    accepted(ada.ask(command('ballot.cast', poll=poll, round=1, choices=['o1'])))
    ada.until('the counts', lambda: ada.views['now'].entities['polls'][poll]['counts'].get('o1') == 1)

    # Away, while things go on for Bea; what was missed comes as what changed, not as everything.
    ada.client.disconnect()
    accepted(host.ask(command('post.answer', post=asked, on=True, text='You do.')))
    accepted(host.ask(command('poll.close', poll=poll)))
    accepted(host.ask(command('wall.show', session=session, screen={'mode': 'post', 'post': asked})))
    before = len(ada.frames)
    ada.connect()
    ada.until('the answer', lambda: ada.views['list'].entities['posts'][asked]['answer'] is not None)
    ada.until('the closed poll', lambda: ada.views['list'].entities['polls'][poll]['status'] == 'closed')
    ada.until('the wall', lambda: ada.views['now'].wall['screen']['mode'] == 'post')
    missed = ada.frames[before:]

    late = ada.ask(command('ballot.cast', poll=poll, round=1, choices=['o2']))

    wall = Screen({'event': CODE, 'view': 'wall'})
    wall.connect()
    wall.until("the wall's post", lambda: asked in wall.views['now'].entities['posts'])

    turned = {
        'unknown-event': turned_away({'event': '000000', 'view': 'wall'}),
        'unauthorised': turned_away({'event': CODE, 'view': 'host', 'hostKey': 'guessed'}),
        'invalid': turned_away({'event': CODE, 'view': 'wall', 'role': 'host'}),
    }

    return {
        'first': first,
        'again': again,
        'refused': refused,
        'late': late,
        'missed': [frame['from'] for frame in missed],
        'post': ada.views['list'].entities['posts'][asked],
        'poll': ada.views['list'].entities['polls'][poll],
        'mine': ada.mine,
        'wall': wall.views['now'].wall,
        'wallViews': sorted({frame['view'] for frame in wall.frames}),
        'turned': turned,
    }


try:
    print(json.dumps(day()))
finally:
    for screen in Screen.opened:
        screen.client.disconnect()
