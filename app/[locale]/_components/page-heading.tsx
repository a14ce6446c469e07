export function PageHeading({ title, lede }: { title: string; lede: string }) {
  return (
    <div>
      <h1 className="font-display text-3xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-1.5 max-w-prose text-soft">{lede}</p>
    </div>
  );
}
