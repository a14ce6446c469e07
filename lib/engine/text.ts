/** A sentence in both of the product's languages. */
export type Text = { en: string; zh: string };
