package dev.marlin.web.ui;

import dev.marlin.kernel.MarlinException;
import dev.marlin.kernel.Problem;
import dev.marlin.web.gate.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MultipartException;

/** The one place where exceptions become answers. */
@ControllerAdvice
class ErrorAdvice {
    private final Problems problems;

    ErrorAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(MarlinException.class)
    void refused(MarlinException refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, refusal);
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    void unreadable(HttpMessageNotReadableException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String reason = e.getMostSpecificCause().getMessage();
        problems.write(
                request,
                response,
                new MarlinException(
                        Problem.MALFORMED,
                        "The body cannot be read: " + (reason == null ? "no reason given" : firstLine(reason))
                                + ". Nothing was changed."));
    }

    @ExceptionHandler(TypeMismatchException.class)
    void mistyped(TypeMismatchException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String name = e.getPropertyName();
        problems.write(
                request,
                response,
                new MarlinException(
                        Problem.MALFORMED,
                        (name == null ? "A parameter" : name) + ": this value cannot be read. Nothing was changed."));
    }

    /** The reader left while we wrote: nobody to answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    @ExceptionHandler(Exception.class)
    void failed(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            Problem problem = known.getStatusCode().value() == 404 ? Problem.NOT_FOUND : Problem.MALFORMED;
            String detail = known.getBody().getDetail();
            problems.write(
                    request,
                    response,
                    new MarlinException(
                            problem,
                            (detail == null ? "This request is not understood." : detail) + " Nothing was changed."));
        } else if (e instanceof MultipartException) {
            problems.write(
                    request,
                    response,
                    new MarlinException(
                            Problem.MALFORMED, "A file is wanted, as multipart/form-data. Nothing was changed."));
        } else {
            problems.write(request, response, Problems.internal(e));
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
