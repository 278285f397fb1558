import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig } from 'vite'

export const root = resolve(import.meta.dirname, '../..')

/**
 * The pages that exist: each is a folder of `apps/` with an `index.html`. desk is served at `/`, others at
 * `/<name>`.
 */
export const pages = ['desk', 'field', 'portal'].filter(name => existsSync(page(name)))

function page(name: string): string {
  return join(root, 'apps', name, 'index.html')
}

/** Vite's settings for development and building alike. No settings file: these are the only ones. */
export function viteConfig(more: InlineConfig = {}): InlineConfig {
  return {
    configFile: false,
    envDir: false,
    root: join(root, 'apps'),
    publicDir: false,
    cacheDir: join(root, 'node_modules/.vite'),
    clearScreen: false,
    logLevel: 'warn',
    plugins: [react()],
    ...more,
    build: {
      // Chrome 111, Safari 16.4: what Vite 8 calls widely available; the field's web views are not older.
      target: 'baseline-widely-available',
      manifest: 'manifest.json',
      // No data: addresses, so that the content security policy can stay `default-src 'self'`.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
      reportCompressedSize: false,
      rolldownOptions: { input: Object.fromEntries(pages.map(name => [name, page(name)])) },
      ...more.build,
    },
  }
}
