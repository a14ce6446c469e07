import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AccountPage } from '../_account/account-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('signUpTitle') };
}

export default function SignUpPage() {
  return <AccountPage kind="signUp" />;
}
