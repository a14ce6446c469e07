import { chromium } from 'playwright';
import { findBrowser, noBrowser } from '../browser/find';
import { browserFlags } from '../browser/webgpu';
import { Problem } from '../lib/problem';
import type { Bench } from './bench';
import { measureAnswering } from './web/answering';
import { type LoadedPage, measureLoading, type Visit } from './web/loading';
import { installProbe } from './web/probe';
import { report, type WebFigures } from './web/report';
import { packAsked, rightAnswers } from './web/right-answer';
import { startSite } from './web/site';

/** A question with formulas. */
const question = `/en/practice/start?pack=${packAsked}&item=softmax-weight`;

/** The address of a fresh question, so that its page is loaded without the redirect that draws it. */
async function drawQuestion(url: string): Promise<string> {
  const { headers } = await fetch(url + question, { redirect: 'manual' });
  const location = headers.get('location');
  if (location === null) throw new Problem(`${question} leads to no question`);
  return new URL(location, url).href;
}

async function measureAll(): Promise<WebFigures> {
  const found = await findBrowser(console.error);
  if (found === null) throw new Problem(noBrowser);
  const site = await startSite();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: browserFlags(),
    env: { ...process.env, ...found.env } as Record<string, string>,
  });
  try {
    const rightAnswer = rightAnswers(site.secret);
    // Who answers here becomes a guest with something to review and to look back on: the other pages are theirs.
    const context = await browser.newContext();
    await installProbe(context);
    const answering = await measureAnswering(await context.newPage(), site.url, rightAnswer);
    const guest = await context.storageState();
    await context.close();
    const asked = await drawQuestion(site.url);
    const visits: Visit[] = [
      { name: 'home', address: `${site.url}/en` },
      { name: 'practice', address: `${site.url}/en/practice` },
      { name: 'question', address: asked, answer: rightAnswer(asked) },
      { name: 'review', address: `${site.url}/en/review` },
      { name: 'notes', address: `${site.url}/en/notes/normalisation` },
      { name: 'progress', address: `${site.url}/en/progress` },
    ];
    const pages: LoadedPage[] = [];
    for (const visit of visits) pages.push(await measureLoading(browser, visit, guest));
    return { pages, answering };
  } finally {
    await browser.close();
    await site.stop();
  }
}

/** The pages in a real browser: what they fetch, when they are there, how fast an answer is judged. */
export const web: Bench = {
  about: 'the pages in a browser: scripts, largest paint, layout shift, verdict, next question',
  async run() {
    const figures = await measureAll();
    return { figures, report: report(figures) };
  },
};
