import { type ThemeConfig, theme } from 'antd'
import type { Language } from '#core/languages.ts'
import { dark, light, type Palette } from './palette.ts'

export type Shade = 'light' | 'dark'

const latin = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue"'
const hans =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC"'
const hant =
  '"PingFang TC", "Microsoft JhengHei UI", "Microsoft JhengHei", "Noto Sans CJK TC", "Source Han Sans TC"'

/**
 * System fonts only. The order decides which shapes a character gets, so each language asks for its own
 * first.
 */
export const fonts: Readonly<Record<Language, string>> = {
  'zh-Hans': `${latin}, ${hans}, ${hant}, sans-serif`,
  'zh-Hant': `${latin}, ${hant}, ${hans}, sans-serif`,
  en: `${latin}, ${hans}, ${hant}, sans-serif`,
}

export const paletteOf = (shade: Shade): Palette => (shade === 'dark' ? dark : light)

/**
 * antd's tokens from our palette. Dense: 14 px text, 32 px controls, small radii like cut paper. On a phone
 * nothing that a thumb must hit is lower than 40 px.
 */
export function themeOf(
  shade: Shade,
  language: Language,
  { still, narrow }: { still: boolean; narrow: boolean },
): ThemeConfig {
  const p = paletteOf(shade)
  return {
    algorithm: shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    cssVar: { key: 'yinuo' },
    token: {
      fontFamily: fonts[language],
      fontSize: 14,
      borderRadius: 5,
      ...(narrow ? FOR_THUMBS : { controlHeight: 32 }),
      wireframe: false,
      motion: !still,
      colorPrimary: p.primary,
      colorInfo: p.primary,
      colorSuccess: p.success,
      colorWarning: p.warning,
      colorError: p.error,
      colorLink: p.link,
      // Under the pointer as well readable as at rest; a line under it says that it is one.
      colorLinkHover: p.link,
      colorLinkActive: p.link,
      colorTextBase: p.ink,
      colorBgBase: p.surface,
      ...neutral(p),
      ...notices(p),
    },
    components: components(p, narrow),
  }
}

const FOR_THUMBS = { controlHeight: 40, controlHeightSM: 40, controlHeightLG: 44 }

function neutral(p: Palette): NonNullable<ThemeConfig['token']> {
  return {
    colorText: p.ink,
    colorTextSecondary: p.inkSoft,
    colorTextTertiary: p.inkFaint,
    colorTextDescription: p.inkFaint,
    colorTextPlaceholder: p.inkFaint,
    colorTextHeading: p.ink,
    colorBorder: p.line,
    colorBorderSecondary: p.lineSoft,
    colorBgLayout: p.paper,
    colorBgContainer: p.surface,
    colorBgElevated: p.raised,
    colorTextLightSolid: p.onPrimary,
    colorPrimaryHover: p.primary,
    controlItemBgActive: p.primarySoft,
    controlItemBgActiveHover: p.primarySoft,
    boxShadow: p.shadow,
  }
}

function notices(p: Palette): NonNullable<ThemeConfig['token']> {
  return {
    colorInfoBg: p.primarySoft,
    colorInfoBorder: p.line,
    colorSuccessBg: p.successSoft,
    colorSuccessBorder: p.line,
    colorWarningBg: p.warningSoft,
    colorWarningBorder: p.line,
    colorErrorBg: p.errorSoft,
    colorErrorBorder: p.line,
  }
}

function components(p: Palette, narrow: boolean): NonNullable<ThemeConfig['components']> {
  return {
    Button: {
      primaryColor: p.onPrimary,
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      // As tall as the others on a phone, so as wide about their word.
      ...(narrow ? { paddingInlineSM: 12 } : {}),
    },
    Tooltip: { colorBgSpotlight: '#33363b', colorTextLightSolid: '#f6f3ec' },
    Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px', labelColor: p.inkSoft },
    // An empty box is nothing but its line: three to one against the paper (WCAG 1.4.11).
    Checkbox: { colorBorder: p.inkFaint },
    Radio: { colorBorder: p.inkFaint },
    Modal: { titleFontSize: 16 },
    Tabs: { horizontalMargin: '0 0 12px' },
    Tag: { defaultBg: p.sunken, defaultColor: p.inkSoft },
  }
}
