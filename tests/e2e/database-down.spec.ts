import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from '../../scripts/lib/ports';
import { type Cluster, startCluster } from '../../scripts/postgres/cluster';
import { expectVerdict, openItem, typeAnswer, words } from './support/pages';
import { questionOn, rightAnswer } from './support/question';
import { Site } from './support/site';

/** A PostgreSQL outside the site, which the test can stop and start as its owner would. */
const folder = mkdtempSync(join(tmpdir(), 'gradcheck-outside-'));
chmodSync(folder, 0o755);
let port: number;
let cluster: Cluster;
let site: Site;

const startDatabase = async () => {
  cluster = await startCluster({
    folder: join(folder, 'data'),
    port,
    password: 'of-this-test-only',
    logFile: join(folder, 'log'),
  });
};

test.beforeAll(async () => {
  test.setTimeout(300_000);
  port = await freePort();
  await startDatabase();
  site = new Site({ DATABASE_URL: cluster.url('gradcheck') });
  await site.start();
});
test.afterAll(async () => {
  await site?.remove();
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('while Postgres is away the pages say so, keep what is typed, and come back by themselves', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const { errors, answer } = words.en as Record<string, Record<string, string>>;
  await openItem(page, site.url, 'en', 'adam-first-moment');
  const typed = rightAnswer(questionOn(page, site).key);
  const other = await page.context().newPage();

  await cluster.stop();
  const down = await page.request.get(`${site.url}/api/health`);
  expect(down.status()).toBe(503);
  expect(await down.json()).toMatchObject({ database: 'unreachable' });
  await other.goto(`${site.url}/en/practice`);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(errors!.downTitle!);
  await typeAnswer(page, 'en', typed);
  await expect(
    page.getByText(answer!.retrying!).or(page.getByText(answer!.unreachable!)).first(),
  ).toBeVisible();

  await startDatabase();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(words.en.practice!.title!, {
    timeout: 30_000,
  });
  const up = await page.request.get(`${site.url}/api/health`);
  expect(up.status()).toBe(200);
  expect(await up.json()).toMatchObject({
    status: 'ok',
    database: 'ok',
    version: expect.stringMatching(/^\d/),
  });
  const again = page.getByRole('button', { name: answer!.tryAgain });
  await expect(page.getByRole('region', { name: answer!.correct, exact: true }).or(again)).toBeVisible({
    timeout: 30_000,
  });
  if (await again.isVisible()) await again.click();
  await expectVerdict(page, 'en', 'correct');
  await page.reload();
  const shown = new RegExp(typed.replace('-', '[-−]').replace('.', '\\.'));
  await expect(page.getByText(shown).first()).toBeVisible();
});
