/**
 * What every worker shares: its settings, its life from start to clean stop, and the way of records
 * that cannot be processed. A worker brings a topology; everything around it is here.
 */
package io.broadsheet.runtime;
