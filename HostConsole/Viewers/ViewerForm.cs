using System.Globalization;
using System.Text.Json;
using HostConsole.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HostConsole.Viewers;

/// <summary>What a viewer sends: JSON by script or program, or the page's own form, which is answered with the page again.</summary>
public sealed record ViewerForm(int? Option = null, int? Quantity = null, string? Text = null, string? Route = null, string? Contact = null, string? Name = null, bool? OnStream = null, bool? Partial = null)
{
    private const string NoticeCookie = "hostconsole-notice";
    private static readonly string[] Types = ["application/x-www-form-urlencoded", "multipart/form-data"];

    /// <exception cref="BadHttpRequestException">The body can't be read as either.</exception>
    public static async ValueTask<ViewerForm> BindAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return await JsonBody.ReadAsync<ViewerForm>(http) ?? new();
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException e)
        {
            throw new BadHttpRequestException("The form can't be read.", StatusCodes.Status400BadRequest, e);
        }

        return new(Number(form, "option"), Number(form, "quantity"), Word(form, "text"), Word(form, "route"), Word(form, "contact"), Word(form, "name"),
            form.ContainsKey("onStream"), form.ContainsKey("partial")); // a form says no by leaving the box out
    }

    private static string? Word(IFormCollection form, string name) => form.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } word ? word : null;

    private static int? Number(IFormCollection form, string name) => Word(form, name) switch
    {
        null => null,
        var word when int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new BadHttpRequestException($"The field {name} is a whole number."),
    };

    /// <summary>Why the last form post did nothing, for the page to show once; null where it was done.</summary>
    public static string? TakeNotice(HttpContext http)
    {
        if (http.Request.Cookies[NoticeCookie] is not { Length: > 0 } notice) return null;
        http.Response.Cookies.Delete(NoticeCookie, Options(http));
        return notice;
    }

    /// <summary>Sends the browser back to the page of the show; the reason of a refusal goes with it.</summary>
    internal static IResult BackToPage(HttpContext http, object? answer)
    {
        if (ReasonOf(answer) is { } reason) http.Response.Cookies.Append(NoticeCookie, reason, Options(http, TimeSpan.FromMinutes(1)));
        http.Response.Headers.Location = $"{http.Request.PathBase}/s/{http.Request.RouteValues["code"]}";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static string? ReasonOf(object? answer) => answer switch
    {
        ProblemHttpResult problem => problem.ProblemDetails.Detail,
        ContentHttpResult { StatusCode: >= 400, ResponseContent: { } body } => JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString(),
        _ => null,
    };

    // A cookie and not a parameter: a link must not be able to put words into the page.
    private static CookieOptions Options(HttpContext http, TimeSpan? keep = null) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/s",
        MaxAge = keep,
        IsEssential = true,
    };

    internal static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint) => endpoint.Accepts<ViewerForm>(isOptional: true, "application/json", Types);
}

public static class ViewerForms
{
    /// <summary>For an endpoint with a <see cref="ViewerForm"/>: a form post is answered 303 to the page.</summary>
    public static RouteHandlerBuilder TakesForms(this RouteHandlerBuilder endpoint) => ViewerForm.Describe(endpoint).AddEndpointFilter(static async (call, next) =>
    {
        var answer = await next(call);
        return call.HttpContext.Request.HasFormContentType ? ViewerForm.BackToPage(call.HttpContext, answer) : answer;
    });
}
