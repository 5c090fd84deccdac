import { mount } from 'svelte';
import '../ui/base.css';
import './wall.css';
import App from './App.svelte';
import { wallParams } from './params.ts';

const target = document.getElementById('wall');
if (target) mount(App, { target, props: { params: wallParams(location.pathname, location.search) } });
