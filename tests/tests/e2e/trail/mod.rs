//! What a host tells of itself: its log, traces, the audit trail, and webhooks.

mod audit;
mod correlation;
mod logs;
mod receiver;
mod webhooks;
