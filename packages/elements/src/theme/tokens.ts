import { css } from 'lit'

/**
 * What a town may set, on any ancestor, and what the widgets derive from it.
 * Public: those that begin with --inoe-, documented on the class of every widget (`espace/socle.ts`). Everything that bears contrast is derived here and private (`--_…`): a town cannot make its
 * own widgets unreadable.
 *
 * A family of states is one hue, mixed with the text to be read, with the background to lie under it: where these two
 * turn, it turns with them. Which of light and dark is the page's to say (`color-scheme`, inherited).
 */
export const tokens = css`
  .widget {
    --_marque: var(--inoe-marque, var(--inoe-ville-marque, #17616b));
    --_encre: var(--inoe-encre, #1d2a35);
    --_papier: var(--inoe-fond, #fffdfa);
    --_rayon: var(--inoe-rayon, 0.75em);
    --_marge: var(--inoe-marge, 1.25em);
    --_pilule: var(--inoe-rayon-bouton, 99em);
    --_encre-douce: color-mix(in oklab, var(--_encre) 80%, var(--_papier));
    --_carte: color-mix(in oklab, #fff 60%, var(--_papier));
    --_sable: color-mix(in oklab, #a8926a 13%, var(--_papier));
    --_trait: color-mix(in oklab, #a8926a 35%, var(--_papier));
    --_bord: color-mix(in oklab, var(--_encre) 60%, var(--_papier));
    --_marque-forte: color-mix(in oklab, var(--_marque) 80%, #000);
    --_marque-claire: color-mix(in oklab, var(--_marque-forte) 12%, var(--_papier));
    --_sur-marque: #fff;
    --_soleil: color-mix(in oklab, #b35f00 60%, var(--_encre));
    --_soleil-clair: color-mix(in oklab, #f09000 12%, var(--_papier));
    --_soleil-bord: color-mix(in oklab, var(--_soleil) 50%, var(--_papier));
    --_mousse: color-mix(in oklab, #1f8a36 60%, var(--_encre));
    --_mousse-clair: color-mix(in oklab, #1f8a36 15%, var(--_papier));
    --_mousse-bord: color-mix(in oklab, var(--_mousse) 50%, var(--_papier));
    --_brique: color-mix(in oklab, #d43120 61%, var(--_encre));
    --_brique-clair: color-mix(in oklab, #d43120 12%, var(--_papier));
    --_brique-bord: color-mix(in oklab, var(--_brique) 50%, var(--_papier));
    --_focus: #b36b00;
    --_ombre: var(--inoe-ombre, 0 min(2px, var(--_marge)) min(16px, var(--_marge) * 99) rgb(29 42 53 / 0.1));
  }
  /* A pale brand (yellow, sky) is darkened until white on it, and it on paper, pass 4.5:1 whatever its hue; the other
     way in the dark. Text and background stay each on its side. */
  @supports (color: oklch(from light-dark(red, red) l c h)) {
    .widget {
      --_encre: light-dark(
        oklch(from var(--inoe-encre, #1d2a35) min(l, 0.37) c h),
        oklch(from var(--inoe-encre, #1d2a35) max(l, 0.92) min(c, 0.02) h)
      );
      --_papier: light-dark(
        oklch(from var(--inoe-fond, #fffdfa) max(l, 0.93) c h),
        oklch(from var(--inoe-fond, #1a2226) min(l, 0.25) min(c, 0.03) h)
      );
      --_carte: oklch(from var(--_papier) calc(l + 0.03) c h);
      --_marque-forte: light-dark(
        oklch(from var(--_marque) min(l, 0.46) c h),
        oklch(from var(--_marque) max(l, 0.8) min(c, 0.12) h)
      );
      --_sur-marque: light-dark(#fff, #101619);
    }
  }
  @media (prefers-contrast: more) {
    .widget {
      --_encre-douce: var(--_encre);
      --_bord: var(--_encre);
      --_trait: color-mix(in oklab, var(--_encre) 30%, var(--_papier));
    }
  }
`
