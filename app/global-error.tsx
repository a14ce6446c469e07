'use client';

const words = {
  en: { title: 'Something went wrong', body: 'The fault is ours. Reload the page.', reload: 'Reload' },
  zh: { title: '出了点问题', body: '问题在我们这边，请刷新页面。', reload: '刷新' },
};

/** Replaces the whole document, messages and styles included, so it brings its own few. */
export default function GlobalError() {
  const chinese = typeof location !== 'undefined' && location.pathname.startsWith('/zh');
  const t = chinese ? words.zh : words.en;
  return (
    <html lang={chinese ? 'zh-Hans' : 'en'} style={{ colorScheme: 'light dark' }}>
      <body
        style={{
          font: '1.0625rem/1.7 system-ui, sans-serif',
          margin: '20vh auto',
          maxWidth: '32rem',
          padding: '0 1.25rem',
        }}
      >
        <title>{t.title}</title>
        <h1 style={{ fontSize: '1.875rem', lineHeight: 1.3 }}>{t.title}</h1>
        <p>{t.body}</p>
        <button
          type="button"
          onClick={() => location.reload()}
          style={{ font: 'inherit', padding: '0.6rem 1.2rem' }}
        >
          {t.reload}
        </button>
      </body>
    </html>
  );
}
