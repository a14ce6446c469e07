import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Fails with every problem that axe finds on the page as it stands once it has come to rest. */
export async function expectAccessible(
  page: Page,
  { except = [] }: { except?: readonly string[] } = {},
): Promise<void> {
  await atRest(page);
  const { violations } = await new AxeBuilder({ page }).disableRules([...except]).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
    page.url(),
  ).toEqual([]);
}

/** What is still fading in is paler than what will be read: contrast is measured after that. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ effect, playState }) =>
          playState === 'finished' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  );
}
