import { notFound } from 'next/navigation';

/** Any other address below a language: the page that says so, in that language. */
export default function UnknownPage(): never {
  notFound();
}
