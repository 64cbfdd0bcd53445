using System.Globalization;
using System.Text.Json;
using HostConsole.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HostConsole.Viewers;

/// <summary>What a viewer sends: JSON by script or program, or the page's own form, which is answered with the page again.</summary>
/// <typeparam name="T">A record of numbers, words and boxes, all of which may be left out.</typeparam>
public sealed record ViewerForm<T>(T Body) where T : class
{
    /// <exception cref="BadHttpRequestException">The body can't be read as either.</exception>
    public static async ValueTask<ViewerForm<T>> BindAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return new(await JsonBody.ReadAsync<T>(http) ?? Read(FormCollection.Empty, boxes: false));
        try
        {
            return new(Read(await http.Request.ReadFormAsync(http.RequestAborted), boxes: true));
        }
        catch (InvalidDataException e)
        {
            throw new BadHttpRequestException("The form can't be read.", StatusCodes.Status400BadRequest, e);
        }
    }

    private static T Read(IFormCollection form, bool boxes)
    {
        var make = typeof(T).GetConstructors().Single();
        return (T)make.Invoke([.. make.GetParameters()
            .Select(p => Field(form, JsonNamingPolicy.CamelCase.ConvertName(p.Name!), p.ParameterType, boxes))]);
    }

    // A form says no by leaving the box out; without any body nothing is said.
    private static object? Field(IFormCollection form, string name, Type type, bool boxes)
    {
        if (type == typeof(bool?)) return boxes ? form.ContainsKey(name) : null;
        if (!form.TryGetValue(name, out var value) || value.ToString() is not { Length: > 0 } word) return null;
        if (type == typeof(string)) return word;
        if (type == typeof(decimal?)) return DecimalOf(name, word);
        return int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new BadHttpRequestException($"The field {name} is a whole number.");
    }

    // Whoever types with a comma means a decimal point: no field takes thousands with marks between.
    private static decimal DecimalOf(string name, string word) => decimal.TryParse(word.Trim().Replace(',', '.'),
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new BadHttpRequestException($"The field {name} is a number.");
}

/// <summary>For a press that says all by its address.</summary>
public sealed record NoFields;

public static class ViewerForms
{
    private const string NoticeCookie = "hostconsole-notice";
    private static readonly string[] Types = ["application/x-www-form-urlencoded", "multipart/form-data"];

    /// <summary>For an endpoint with a <see cref="ViewerForm{T}"/>: a form post is answered 303 to the page.</summary>
    public static RouteHandlerBuilder TakesForms<T>(this RouteHandlerBuilder endpoint) where T : class =>
        endpoint.Accepts<T>(isOptional: true, "application/json", Types).AddEndpointFilter(static async (call, next) =>
        {
            var answer = await next(call);
            return IsPagesOwn(call.HttpContext) ? BackToPage(call.HttpContext, answer) : answer;
        });

    /// <summary>Whether the page's own form was sent; a script that sends a form, since a file goes with it, asks for JSON.</summary>
    internal static bool IsPagesOwn(HttpContext http) => http.Request.HasFormContentType
        && !http.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why the last form post did nothing, for the page to show once; null where it was done.</summary>
    public static string? TakeNotice(HttpContext http)
    {
        if (http.Request.Cookies[NoticeCookie] is not { Length: > 0 } notice) return null;
        http.Response.Cookies.Delete(NoticeCookie, Options(http));
        return notice;
    }

    /// <summary>Where the page of an endpoint's forms stands, if it isn't the show's.</summary>
    internal sealed record PageAt(string Path);

    /// <summary>Sends the browser back to the page of the form; the reason of a refusal goes with it.</summary>
    internal static IResult BackToPage(HttpContext http, object? answer)
    {
        if (ReasonOf(answer) is { } reason) http.Response.Cookies.Append(NoticeCookie, reason, Options(http, TimeSpan.FromMinutes(1)));
        var page = http.GetEndpoint()?.Metadata.GetMetadata<PageAt>()?.Path ?? $"/s/{http.Request.RouteValues["code"]}";
        http.Response.Headers.Location = $"{http.Request.PathBase}{page}";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static string? ReasonOf(object? answer) => answer switch
    {
        ProblemHttpResult problem => problem.ProblemDetails.Detail,
        ContentHttpResult { StatusCode: >= 400, ResponseContent: { } body } =>
            JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString(),
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
}
