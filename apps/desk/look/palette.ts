/**
 * Ink on paper, and a seal. Ink blue (黛蓝) is for what can be pressed; vermilion, the colour of a seal on a
 * document, is kept for promises and for the place where one stands. Text has ≥ 4.5 : 1 on its ground in
 * both.
 */
export type Palette = {
  paper: string
  surface: string
  raised: string
  sunken: string
  ink: string
  inkSoft: string
  inkFaint: string
  line: string
  lineSoft: string
  primary: string
  onPrimary: string
  link: string
  seal: string
  sealSoft: string
  onSeal: string
  success: string
  warning: string
  error: string
  /** Grounds of notices; the words on them are in ink. */
  primarySoft: string
  successSoft: string
  warningSoft: string
  errorSoft: string
  shadow: string
}

export const light: Palette = {
  paper: '#f4f1e9',
  surface: '#fffefa',
  raised: '#ffffff',
  sunken: '#ece7db',
  ink: '#23262b',
  inkSoft: '#565349',
  inkFaint: '#69655a',
  line: '#d8d1c2',
  lineSoft: '#e8e2d5',
  primary: '#22546a',
  onPrimary: '#ffffff',
  link: '#1d5a78',
  seal: '#b7321f',
  sealSoft: '#f8e4dd',
  onSeal: '#ffffff',
  success: '#2f6f3e',
  warning: '#8f5600',
  error: '#b3172b',
  primarySoft: '#e6eef0',
  successSoft: '#e5f0e4',
  warningSoft: '#f8ecd2',
  errorSoft: '#f9e3e3',
  shadow: '0 1px 2px rgb(50 40 20 / 6%), 0 4px 14px rgb(50 40 20 / 5%)',
}

export const dark: Palette = {
  paper: '#141619',
  surface: '#1c1f23',
  raised: '#262a2f',
  sunken: '#0f1113',
  ink: '#e8e4da',
  inkSoft: '#b5b0a4',
  inkFaint: '#9a958a',
  line: '#3a3f46',
  lineSoft: '#2b2f35',
  primary: '#8ec3d8',
  onPrimary: '#0d1a20',
  link: '#93c8dd',
  seal: '#f0826e',
  sealSoft: '#3d231e',
  onSeal: '#1f0d09',
  success: '#83c492',
  warning: '#e2b15c',
  error: '#f58c93',
  primarySoft: '#1e2f37',
  successSoft: '#1e3024',
  warningSoft: '#362b17',
  errorSoft: '#3a2023',
  shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 4px 14px rgb(0 0 0 / 30%)',
}

/** The palette as CSS variables (`--ink-soft`), for the style sheets of desk and of the slices' panels. */
export function variables(palette: Palette): [name: string, value: string][] {
  return Object.entries(palette).map(([name, value]) => [
    `--${name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`,
    value,
  ])
}
