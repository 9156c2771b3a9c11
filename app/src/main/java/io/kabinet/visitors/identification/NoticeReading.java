package io.kabinet.visitors.identification;

/** A partner's notice, or what is wrong with it. */
sealed interface NoticeReading permits Notice, Notice.Misread {}
