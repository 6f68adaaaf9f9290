using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Tap.Tests.Functions.Aws;

/// <summary>A request that a function sent to AWS.</summary>
/// <param name="Http">The HTTP request and response.</param>
/// <param name="Body">The request's body.</param>
public sealed partial record AwsRequest(HttpContext Http, byte[] Body)
{
    /// <summary>Who calls: the id of the access key, which is the folder of the function in <c>functions/</c>.</summary>
    public string Caller { get; } =
        CredentialPattern().Match(Http.Request.Headers.Authorization.ToString()) is { Success: true } match ? match.Groups["id"].Value : "";

    /// <summary>The service that the request is signed for, such as <c>dynamodb</c>.</summary>
    public string Service { get; } = CredentialPattern().Match(Http.Request.Headers.Authorization.ToString()) is { Success: true } match
        ? match.Groups["service"].Value
        : "";

    /// <summary>The operation of a service with a JSON protocol, such as <c>GetItem</c>; empty for others.</summary>
    public string Operation => Http.Request.Headers["X-Amz-Target"].ToString().Split('.')[^1];

    /// <summary>The body's JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Reads a request.</summary>
    public static async Task<AwsRequest> ReadAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        return new AwsRequest(http, body.ToArray());
    }

    /// <summary>Answers with JSON.</summary>
    public async Task AnswerAsync(object body, int status = StatusCodes.Status200OK)
    {
        Http.Response.StatusCode = status;
        Http.Response.ContentType = "application/x-amz-json-1.1";
        await Http.Response.WriteAsync(JsonSerializer.Serialize(body));
    }

    /// <summary>Answers with an AWS error.</summary>
    /// <param name="code">The error's name, such as <c>ThrottlingException</c>.</param>
    /// <param name="message">Its message.</param>
    /// <param name="status">The HTTP status.</param>
    public async Task FailAsync(string code, string message, int status = StatusCodes.Status400BadRequest)
    {
        if (Service != "s3")
        {
            await AnswerAsync(new { __type = $"com.amazonaws#{code}", message }, status);
            return;
        }

        Http.Response.StatusCode = status;
        Http.Response.ContentType = "application/xml";
        await Http.Response.WriteAsync(new XElement("Error", new XElement("Code", code), new XElement("Message", message)).ToString());
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
    [GeneratedRegex("Credential=(?<id>[^/]+)/[0-9]+/[^/]+/(?<service>[^/]+)/aws4_request")]
    private static partial Regex CredentialPattern();
}
