/** Does something with each of many, some hundred at a time, so that a slow phone goes on answering its owner's finger. */
export async function inSlices<Each>(all: readonly Each[], does: (each: Each, at: number) => void): Promise<void> {
  for (const [at, each] of all.entries()) {
    if (at % SLICE === SLICE - 1) await new Promise((rested) => setTimeout(rested));
    does(each, at);
  }
}

const SLICE = 200;
