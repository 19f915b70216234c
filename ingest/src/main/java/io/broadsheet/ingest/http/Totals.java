package io.broadsheet.ingest.http;

/**
 * What has been taken so far.
 *
 * @param requests that were answered with 202
 * @param pages in them that were sent
 * @param tooLarge pages in them that were recorded as rejected
 * @param refused requests with any other answer
 */
public record Totals(long requests, long pages, long tooLarge, long refused) {

  static final Totals NONE = new Totals(0, 0, 0, 0);

  Totals with(Pages taken) {
    return new Totals(requests + 1, pages + taken.accepted(), tooLarge + taken.rejected(), refused);
  }

  Totals withRefused() {
    return new Totals(requests, pages, tooLarge, refused + 1);
  }
}
