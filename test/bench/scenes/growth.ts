import { writeFileSync } from 'node:fs';
import { worse, type Figure, type SceneReport } from '../figure.ts';
import { growthOfPhones } from '../growth-phones.ts';
import { growthOfPosts } from '../growth-posts.ts';
import type { Growth } from '../growth.ts';
import { plotOf } from '../plot.ts';
import type { SceneOptions } from '../scenes.ts';

/** What one vote in a hundredfold larger event may cost, beside one in the smallest: runs differ by so much. */
const STEADY = 1.25;

/** What votes and frames cost as rooms and events grow. */
export async function growth({ plot, profileFolder }: SceneOptions): Promise<SceneReport> {
  const phones = await growthOfPhones(profileFolder);
  const posts = await growthOfPosts(profileFolder);
  if (plot !== null) writeFileSync(plot, plotOf([phones.votes, phones.frames, posts.votes, posts.supports]));
  return {
    scene: 'growth',
    about: 'what one more costs, by CPU at few and at many a second, in turn',
    figures: [
      ...pointsOf(phones.votes),
      ...pointsOf(phones.frames),
      ...pointsOf(posts.votes),
      ...pointsOf(posts.supports),
      lasting(phones.votes, STEADY),
      lasting(phones.frames, 1),
      lasting(posts.votes, STEADY),
      lasting(posts.supports, STEADY),
    ],
    load: worse(phones.load, posts.load),
  };
}

function pointsOf({ what, unit, of, points }: Growth): readonly Figure[] {
  return points.map(({ size, cost }) => ({ what: `${what}, ${size} ${of}`, value: cost, unit, better: 'less' }));
}

/** The cost at the largest size beside that at the smallest. */
function lasting(growth: Growth, aim: number): Figure {
  const { smallest, largest } = costs(growth);
  const [from, to] = [growth.points[0]?.size ?? NaN, growth.points.at(-1)?.size ?? NaN];
  return {
    ...{ what: `${growth.what}, ${to} ${growth.of} beside ${from}`, value: largest / smallest, unit: '×' },
    ...{ better: 'less', aim },
  };
}

const costs = ({ points }: Growth) => ({ smallest: points[0]?.cost ?? NaN, largest: points.at(-1)?.cost ?? NaN });
