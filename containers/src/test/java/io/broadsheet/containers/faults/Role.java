package io.broadsheet.containers.faults;

import io.broadsheet.containers.Images;
import io.broadsheet.containers.Limits;

/** A worker that runs in several containers. */
enum Role {
  CLEANER("cleaner", Images.CLEANER, Limits.CLEANER_MIB),
  DEDUPE("dedupe", Images.DEDUPE, Limits.DEDUPE_MIB);

  final String worker;
  final String image;
  final int limitMib;

  Role(String worker, String image, int limitMib) {
    this.worker = worker;
    this.image = image;
    this.limitMib = limitMib;
  }
}
