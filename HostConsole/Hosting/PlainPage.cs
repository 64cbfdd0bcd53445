using System.Net;
using System.Text;

namespace HostConsole.Hosting;

/// <summary>A page that needs nothing of the app: no component, no stylesheet, no store.</summary>
internal static class PlainPage
{
    /// <param name="reload">Seconds after which the browser asks again; null for never.</param>
    public static Task WriteAsync(HttpContext http, int status, string title, string text, int? reload = null)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        var refresh = reload is { } seconds ? $"""<meta http-equiv="refresh" content="{seconds}">""" : "";
        return http.Response.WriteAsync($"""
            <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">{refresh}
            <title>{title}</title><body style="font:16px/1.5 system-ui,sans-serif;max-width:56ch;margin:15vh auto;padding:0 16px">
            <h1 style="font-size:24px">{title}</h1><p>{WebUtility.HtmlEncode(text)}</p></body></html>
            """, Encoding.UTF8);
    }
}
