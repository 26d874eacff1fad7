import { createWeb, parseConnectTo, parseInsecureHosts } from '../http/web.ts';
