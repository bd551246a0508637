// @vitest-environment happy-dom
import { testInDom } from '../support/dom.js';

testInDom('happydom');
