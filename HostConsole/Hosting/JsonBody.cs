using System.Text.Json;
using HostConsole.Core.Kernel;
using Microsoft.AspNetCore.Http.Features;

namespace HostConsole.Hosting;

/// <summary>Reads a body as JSON where an endpoint binds it by itself, with the refusals that bound parameters have.</summary>
public static class JsonBody
{
    /// <returns>The default where there is no body.</returns>
    /// <exception cref="BadHttpRequestException">415 for another content type; 400 for what can't be read as a
    /// <typeparamref name="T"/>.</exception>
    public static async ValueTask<T?> ReadAsync<T>(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }) return default;
        if (!http.Request.HasJsonContentType())
            throw new BadHttpRequestException("The body is not JSON.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await http.Request.ReadFromJsonAsync<T>(Json.Options, http.RequestAborted);
        }
        catch (JsonException malformed)
        {
            throw Malformed(malformed);
        }
    }

    /// <summary>The refusal that names the place.</summary>
    public static BadHttpRequestException Malformed(JsonException e) =>
        new("The body is not the JSON that this call expects.", StatusCodes.Status400BadRequest, e);
}
