import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from '../_account/account-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('signInTitle') };
}

export default function SignInPage() {
  return <AccountPage kind="signIn" />;
}
