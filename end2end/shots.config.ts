import config from './playwright.config';

// `make shots`: screenshots of the demo school for the README.
export default { ...config, testDir: 'shots' };
