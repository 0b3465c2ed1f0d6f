import config from './playwright.config';

// What is measured in a browser, for `make bench` and the soak (server/bench starts it and reads what it writes). It asserts no speed.
export default { ...config, testDir: 'measure', timeout: 0, reporter: [['line']] };
