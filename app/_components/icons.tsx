import type { ReactNode, SVGProps } from 'react';

type IconProps = SVGProps<SVGSVGElement>;

function Icon({ children, ...rest }: IconProps & { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...rest}
    >
      {children}
    </svg>
  );
}

/** A nabla whose heavy stroke is a tick. */
export function Mark(props: IconProps) {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false" {...props}>
      <path d="M2.5 4.5h19" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <path
        d="M2.7 4.8 11.4 20 21.3 4.8"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <path d="M2.7 4.8 11.4 20" stroke="currentColor" strokeWidth="3.6" strokeLinecap="round" />
    </svg>
  );
}

export const Sun = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="10" cy="10" r="3.4" />
    <path d="M10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.4 4.4l1.1 1.1M14.5 14.5l1.1 1.1M4.4 15.6l1.1-1.1M14.5 5.5l1.1-1.1" />
  </Icon>
);

export const Moon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M16.5 11.7A6.8 6.8 0 0 1 8.3 3.5a6.8 6.8 0 1 0 8.2 8.2Z" />
  </Icon>
);

export const Screen = (props: IconProps) => (
  <Icon {...props}>
    <rect x="2.5" y="3.5" width="15" height="10" rx="1.5" />
    <path d="M7 17h6" />
  </Icon>
);

export const Person = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="10" cy="7" r="3.2" />
    <path d="M3.8 17a6.3 6.3 0 0 1 12.4 0" />
  </Icon>
);

export const Tick = (props: IconProps) => (
  <Icon {...props}>
    <path d="m4 10.5 4 4 8-9" />
  </Icon>
);

export const Cross = (props: IconProps) => (
  <Icon {...props}>
    <path d="m5 5 10 10M15 5 5 15" />
  </Icon>
);

/** A branch that leaves the line: the step at which a slip went another way. */
export const Detour = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3 14h4c4 0 3-8 7-8h3M14 3l3 3-3 3" />
  </Icon>
);

export const Arrow = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 10h12M11 5l5 5-5 5" />
  </Icon>
);

export const Digits = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2.5 10h2M8 10h.1M11.5 10h.1M15 10h2.5" />
    <circle cx="10" cy="10" r="8" />
  </Icon>
);

export const Pencil = (props: IconProps) => (
  <Icon {...props}>
    <path d="m4 16 .8-3.4L13.5 4l2.5 2.5-8.7 8.7L4 16Z" />
  </Icon>
);

export const Flag = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 17.5V3.5M5 4h9.5l-2.2 3.2 2.2 3.3H5" />
  </Icon>
);

export const Up = (props: IconProps) => (
  <Icon {...props}>
    <path d="M10 16V4M5 9l5-5 5 5" />
  </Icon>
);

export const Down = (props: IconProps) => (
  <Icon {...props}>
    <path d="M10 4v12M5 11l5 5 5-5" />
  </Icon>
);
