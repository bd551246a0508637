// @vitest-environment jsdom
import { testInDom } from '../support/dom.js';

testInDom('jsdom');
