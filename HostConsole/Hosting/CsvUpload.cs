using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HostConsole.Hosting;

/// <summary>
/// The CSV file of a request: its body, or the one file of a form. <c>?encoding=</c> names its encoding where the bytes
/// leave a doubt.
/// </summary>
public static class CsvUpload
{
    private static readonly string[] Types = ["application/csv", "application/vnd.ms-excel", "application/octet-stream"];

    /// <returns>The file with the form that it came in, if any; or what is wrong.</returns>
    public static async Task<(CsvContent? File, IFormCollection? Form, IResult? Problem)> ReadAsync(HttpContext http)
    {
        var (stream, form) = await OpenAsync(http);
        if (stream is null)
            return (null, null, Problems.Answer(StatusCodes.Status415UnsupportedMediaType,
                detail: "Send the file as text/csv, or as the one file of a multipart/form-data form."));
        var encoding = http.Request.Query["encoding"].ToString() is { Length: > 0 } named ? named : form?["encoding"].ToString();
        if (encoding is { Length: > 0 } && CsvEncodings.NameOf(encoding) is null) return (null, form, Unknown(encoding));
        var file = await CsvText.OpenAsync(stream, encoding is { Length: > 0 } ? encoding : null, http.RequestAborted);
        return file.Doubtful ? (null, form, Doubtful(file.Choices)) : (file, form, null);
    }

    private static IResult Unknown(string encoding) => Problems.Answer((Outcome.Rejected)Outcome.Invalid(
        "encoding", $"{AmountText.Quote(encoding)} is no encoding that files are read in. "
            + $"Known are {string.Join(", ", CsvEncodings.All.Select(e => e.Name))}."));

    private static ProblemHttpResult Doubtful(IReadOnlyList<EncodingChoice> choices)
    {
        var detail = $"The file is not Unicode, and its bytes don't tell what it is: "
            + $"{string.Join("; ", choices.Select(c => $"{c.Encoding} reads {c.Sample}"))}. Send it again with "
            + "?encoding= and the right one.";
        var problem = Problems.Of(StatusCodes.Status422UnprocessableEntity, "encoding-doubtful", detail);
        problem.Extensions["errors"] = new Dictionary<string, string[]> { ["encoding"] = [detail] };
        problem.Extensions["choices"] = choices;
        return TypedResults.Problem(problem);
    }

    private static async Task<(Stream? Stream, IFormCollection? Form)> OpenAsync(HttpContext http)
    {
        var type = http.Request.GetTypedHeaders().ContentType?.MediaType.Value ?? "text/csv";
        if (!http.Request.HasFormContentType)
            return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
                || Types.Contains(type, StringComparer.OrdinalIgnoreCase) ? (http.Request.Body, null) : (null, null);
        if (!type.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)) return (null, null);
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return form.Files is [var file] ? (file.OpenReadStream(), form) : (null, form);
        }
        catch (InvalidDataException e)
        {
            throw new BadHttpRequestException($"The form can't be read: {e.Message}", e);
        }
    }
}
