/** Addresses and their pages; each page comes with its own script when it is first opened. */
import { watch } from 'vue';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { account, knowAccount, mustChoose } from './api/session';

declare module 'vue-router' {
    interface RouteMeta {
        /** Can be seen by who is not signed in. */
        open?: boolean;
        /** Stands without the frame. */
        bare?: boolean;
        /** About the account itself, outside any body. */
        own?: boolean;
    }
}

const routes: RouteRecordRaw[] = [
    { path: '/', redirect: '/today' },
    { path: '/sign-in', component: () => import('./pages/SignInPage.vue'), meta: { open: true, bare: true } },
    { path: '/password', component: () => import('./pages/PasswordPage.vue'), meta: { bare: true, own: true } },
    { path: '/bodies', component: () => import('./pages/BodiesPage.vue'), meta: { bare: true, own: true } },
    { path: '/today', component: () => import('./pages/TodayPage.vue') },
    { path: '/meetings', component: () => import('./pages/MeetingsPage.vue') },
    { path: '/meetings/:id', component: () => import('./pages/MeetingPage.vue') },
    { path: '/meetings/:id/live', component: () => import('./pages/LivePage.vue') },
    { path: '/meetings/:id/minutes', component: () => import('./pages/MinutesPage.vue') },
    { path: '/hall/:id', component: () => import('./pages/HallPage.vue'), meta: { bare: true } },
    { path: '/visits', component: () => import('./pages/VisitsPage.vue') },
    { path: '/matters', component: () => import('./pages/MattersPage.vue') },
    { path: '/matters/:id', component: () => import('./pages/MatterPage.vue') },
    { path: '/decisions', component: () => import('./pages/DecisionsPage.vue') },
    { path: '/decisions/:id', component: () => import('./pages/DecisionPage.vue') },
    { path: '/directives', component: () => import('./pages/DirectivesPage.vue') },
    { path: '/directives/:id', component: () => import('./pages/DirectivePage.vue') },
    { path: '/procedures', component: () => import('./pages/ProceduresPage.vue') },
    { path: '/procedures/:id', component: () => import('./pages/InstancePage.vue') },
    { path: '/procedures/:id/catalogue', component: () => import('./pages/CataloguePage.vue') },
    { path: '/registers/:id', component: () => import('./pages/RegisterPage.vue') },
    { path: '/year/:id(\\d{4})?', component: () => import('./pages/YearPage.vue') },
    { path: '/charter/:anchor?', component: () => import('./pages/CharterPage.vue') },
    { path: '/journal', component: () => import('./pages/JournalPage.vue') },
    { path: '/people', component: () => import('./pages/PeoplePage.vue') },
    { path: '/accounts', component: () => import('./pages/AccountsPage.vue'), meta: { own: true } },
    { path: '/access', component: () => import('./pages/AccessPage.vue') },
    { path: '/:rest(.*)*', component: () => import('./pages/NotFoundPage.vue') },
];

// The gallery shows every part in every state to those who build them; it is no part of what is shipped.
if (import.meta.env.MODE !== 'production') {
    routes.unshift({
        path: '/gallery',
        component: () => import('./gallery/GalleryPage.vue'),
        meta: { open: true, bare: true },
    });
}

export const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (to, from, saved) => {
        if (saved) return saved;
        if (to.hash !== '') return { el: to.hash };
        // The same place asked something else stays where it is.
        return to.path === from.path ? false : { top: 0 };
    },
});

router.beforeEach(async (to) => {
    if (to.meta.open === true) return true;
    await knowAccount();
    const query = to.path === '/' ? {} : { to: to.fullPath };
    if (!account.value) return { path: '/sign-in', query };
    if (to.path === '/password') return true;
    if (account.value.must_change) return '/password';
    if (!mustChoose.value || to.meta.own === true) return true;
    // An administrator who is nobody in any body has the accounts to keep, and nothing else to look at.
    if (account.value.administrator && account.value.bodies.length === 0) return '/accounts';
    return { path: '/bodies', query };
});

// A new page is a new place: whoever cannot see it goes on from its beginning.
router.afterEach((to, from) => {
    if (to.path === from.path) return;
    document.getElementById('content')?.focus({ preventScroll: true });
});

watch(account, (now, before) => {
    const here = router.currentRoute.value;
    if (now === null && before !== null && here.meta.open !== true) {
        void router.push({ path: '/sign-in', query: { to: here.fullPath } });
    }
});
