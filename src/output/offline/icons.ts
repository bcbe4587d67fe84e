import type { SiteConfig } from '../../config.ts'
import { drawIcon } from '../../pages/icon.ts'
import type { Card } from '../cards/plan-cards.ts'

/** The images of an installed site. `maskable`: the system cuts it to its own shape. */
export const icons = [
  { path: '/icon-192.png', size: 192, purpose: 'any' },
  { path: '/icon-512.png', size: 512, purpose: 'any' },
  { path: '/icon-maskable.png', size: 512, purpose: 'maskable' },
] as const

/** Draw the images of an installed site. */
export function planIcons({ colours }: SiteConfig): readonly Card[] {
  return icons.map(({ path, size, purpose }) => ({
    path,
    svg: drawIcon(colours.light, { size, isMaskable: purpose === 'maskable' }),
  }))
}
