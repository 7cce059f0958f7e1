import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router';
import { startShowing } from './show';
import { startMarking } from './tongue';
import './styles/tokens.css';
import './styles/base.css';
import './styles/button.css';
import './styles/field.css';
import './styles/dialog.css';
import './styles/table.css';
import './styles/print.css';

await startShowing();
startMarking(document.body);
createApp(App).use(router).mount('#app');
