/** When somebody last looked at the access log, kept in this browser: what came since is new to them. */
const nameFor = (account: string) => `quorate.looked.${account}`;

export function lastLook(account: string): string | undefined {
    try {
        return localStorage.getItem(nameFor(account)) ?? undefined;
    } catch {
        return undefined;
    }
}

export function lookedNow(account: string): void {
    try {
        localStorage.setItem(nameFor(account), new Date().toISOString());
    } catch {
        // A browser that keeps nothing shows everything as new.
    }
}
