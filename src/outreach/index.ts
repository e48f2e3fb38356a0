export { Follow } from "./follow.tsx";
export { leaveRoutes } from "./leave/leave.routes.ts";
export { outreachTexts } from "./outreach.texts.ts";
export { outreachLinks, outreachPersonal } from "./personal-data/outreach-personal.ts";
export { topicRenamed } from "./personal-data/topic-renamed.store.ts";
export { outreachRetention } from "./retention/outreach-retention.ts";
export { type NewsType, type NewsWords, sendNews } from "./send-news/send-news.ts";
export { followPages, subscribeRoutes } from "./subscribe/subscribe.routes.ts";
export { everything, narrowWords, type Topic, topicName } from "./topic.ts";
