// Whether what is shown stays where it is: by the browser's own account of shifts, and by where everything stands.

/** Before the page opens anything: keep account of what shifts without a press or a key. */
export async function watched(page) {
  await page.addInitScript(() => {
    globalThis.shifted = [];
    globalThis.since = 0;
    globalThis.left = ":not(*)";
    const say = (node) => `${node?.nodeName.toLowerCase()}.${node?.className} "${node?.textContent?.slice(0, 40)}"`;
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, sources, startTime } of list.getEntries()) {
        if (hadRecentInput || startTime < globalThis.since) continue;
        for (const { node, previousRect: { x, y }, currentRect } of sources) {
          // What only became wider or narrower moved nothing.
          if (x === currentRect.x && y === currentRect.y) continue;
          if ((node?.closest ? node : node?.parentElement)?.closest(globalThis.left)) continue;
          globalThis.shifted.push(`${say(node)} from ${x},${y} to ${currentRect.x},${currentRect.y}`);
        }
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** What the browser says has shifted since the last `standing`. */
export const shifts = (page) => page.evaluate(() => globalThis.shifted);

/**
 * Keep in mind where everything stands that is not `except`; the next call of `moved` says what went elsewhere since.
 * Pictures' own parts and what turns are not looked at.
 */
export function standing(page, except = ":not(*)") {
  return page.evaluate((left) => {
    globalThis.stood = new Map();
    globalThis.shifted = [];
    globalThis.since = performance.now();
    globalThis.left = left;
    for (const node of document.querySelectorAll("#front-desk *")) {
      if (node.closest(`svg, .plot-axis, .loading, ${left}`) || !node.checkVisibility()) continue;
      const { x, y, width } = node.getBoundingClientRect();
      if (width > 1) globalThis.stood.set(node, { x, y });
    }
    return globalThis.stood.size;
  }, except);
}

/** What stands elsewhere than it stood, each as a line: the outermost of what moved together. */
export function moved(page) {
  return page.evaluate(() => {
    const gone = [...globalThis.stood].filter(([node, { x, y }]) => {
      if (!node.isConnected || !node.checkVisibility()) return false;
      const now = node.getBoundingClientRect();
      return now.width > 1 && (Math.abs(now.x - x) > 1 || Math.abs(now.y - y) > 1);
    });
    const nodes = new Set(gone.map(([node]) => node));
    return gone
      .filter(([node]) => !nodes.has(node.parentElement))
      .map(([node, { x, y }]) => {
        const now = node.getBoundingClientRect();
        const text = node.innerText?.replace(/\s+/g, " ").slice(0, 40);
        return `${node.nodeName.toLowerCase()}.${node.className} "${text}" from ${x},${y} to ${now.x},${now.y}`;
      });
  });
}

/** Two frames: what was asked for is on the screen. */
export const painted = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

/**
 * A server whose answers wait: `next` lets one of them through, the first that was asked for or, `last`, the latest.
 * `count` says how many wait, `asked` waits until one does.
 */
export async function held(page) {
  const waiting = [];
  let tell = () => undefined;
  await page.route("**/graphql", (route) => {
    waiting.push(route);
    tell();
  });
  // What the page no longer wants waits no longer.
  page.on("requestfailed", (request) => {
    const index = waiting.findIndex((route) => route.request() === request);
    if (index >= 0) waiting.splice(index, 1);
  });
  return {
    count: () => waiting.length,
    async asked() {
      while (waiting.length === 0) await new Promise((told) => { tell = told; });
    },
    async next(last = false) {
      const route = last ? waiting.pop() : waiting.shift();
      await route.continue();
      await (await route.request().response())?.finished();
      await painted(page);
    },
  };
}
