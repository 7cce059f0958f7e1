/** Addresses of places, made in one spot. */

export function articlePath(anchor: string): string {
    return `/charter/${encodeURIComponent(anchor)}`;
}
