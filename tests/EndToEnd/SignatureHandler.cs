using System.Globalization;
using System.Security.Cryptography;
using Amazon.Runtime.Internal.Auth;

namespace Tap.Tests.EndToEnd;

/// <summary>
/// Signs requests for an AWS service with the access key of this process's AWS variables, by Signature Version 4
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html"/>). Paths must need no escapes,
/// and there must be no query.
/// </summary>
/// <param name="service">The service's name in signatures: <c>execute-api</c>.</param>
/// <param name="region">The region.</param>
internal sealed class SignatureHandler(string service, string region) : DelegatingHandler(new HttpClientHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var now = DateTime.UtcNow;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.RequestUri!.Authority,
            ["x-amz-content-sha256"] = hash,
            ["x-amz-date"] = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture),
        };
        if (Environment.GetEnvironmentVariable("AWS_SESSION_TOKEN") is { Length: > 0 } token)
            headers["x-amz-security-token"] = token;
        foreach (var (name, value) in headers.Where(header => header.Key != "host"))
            request.Headers.TryAddWithoutValidation(name, value);

        var names = string.Join(';', headers.Keys);
        var canonical = $"{request.Method}\n{request.RequestUri.AbsolutePath}\n\n"
            + $"{string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"))}\n{names}\n{hash}";
        var signature = AWS4Signer.ComputeSignature(
            Variable("AWS_ACCESS_KEY_ID"), Variable("AWS_SECRET_ACCESS_KEY"), region, now, service, names, canonical);
        request.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
        return await base.SendAsync(request, cancellationToken);
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new AssertionException($"End-to-end tests sign requests with the access key of the environment: set {name}.");
}
