import config from './playwright.config';

// `make shots`: screenshots of the demo school for the README; every page for looking at only when asked (WAYMARK_LOOK=1).
export default { ...config, testDir: 'shots', testIgnore: process.env.WAYMARK_LOOK ? [] : ['look.spec.ts', 'stage.spec.ts'] };
