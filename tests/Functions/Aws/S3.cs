using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Tap.Tests.Functions.Aws;

/// <summary>An object in a bucket.</summary>
/// <param name="Content">Its content.</param>
/// <param name="ContentType">Its content type.</param>
/// <param name="VersionId">Its version.</param>
/// <param name="IsDeleteMarker">Whether it stands for a deletion. <value>Default: false.</value></param>
public sealed record S3StoredObject(byte[] Content, string? ContentType, string VersionId, bool IsDeleteMarker = false)
{
    /// <summary>Its entity tag, in quotes: the same for the same content.</summary>
    public string EntityTag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(Content))}\"";
}

/// <summary>
/// S3 with versioned buckets: <c>GetObject</c>, <c>HeadObject</c>, <c>PutObject</c> and <c>DeleteObject</c>, of the buckets in the path.
/// Buckets are there as soon as they are used.
/// </summary>
public sealed class S3 : IAwsService
{
    private readonly ConcurrentDictionary<(string Bucket, string Key), ImmutableList<S3StoredObject>> objects = new();
    private int versionsPut;

    /// <inheritdoc/>
    public string SigningName => "s3";

    /// <summary>The keys in a bucket, in their order.</summary>
    public IReadOnlyList<string> Keys(string bucket) =>
        [.. objects.Keys.Where(key => key.Bucket == bucket && Find(bucket, key.Key) is not null)
            .Select(key => key.Key)
            .Order(StringComparer.Ordinal)];

    /// <summary>Puts a new version of an object.</summary>
    public S3StoredObject Put(string bucket, string key, byte[] content, string? contentType = null)
    {
        var stored = new S3StoredObject(content, contentType, NextVersion());
        Add(bucket, key, stored);
        return stored;
    }

    /// <summary>Puts a delete marker, as S3 does also where there is no object.</summary>
    public void Delete(string bucket, string key) => Add(bucket, key, new S3StoredObject([], null, NextVersion(), IsDeleteMarker: true));

    /// <summary>Forgets an object with all its versions, as if it had never been.</summary>
    public void Forget(string bucket, string key) => objects.TryRemove((bucket, key), out _);

    /// <summary>The current version of an object, or null.</summary>
    public S3StoredObject? Find(string bucket, string key) =>
        Versions(bucket, key) is [.., { IsDeleteMarker: false } current] ? current : null;

    /// <summary>All versions of an object, delete markers among them, oldest first.</summary>
    public IReadOnlyList<S3StoredObject> Versions(string bucket, string key) => objects.GetValueOrDefault((bucket, key), []);

    /// <inheritdoc/>
    public IReadOnlyList<AwsPermission> RequiredPermissions(AwsRequest request)
    {
        var (bucket, key) = Address(request);
        AwsPermission On(string action) => new($"s3:{action}", $"arn:aws:s3:::{bucket}/{key}");
        return request.Http.Request.Method switch
        {
            "PUT" => [On("PutObject")],
            "DELETE" => [On("DeleteObject")],
            // Who may not list is answered 403, not 404. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
            "GET" or "HEAD" => Find(bucket, key) is not null
                ? [On("GetObject")]
                : [On("GetObject"), new AwsPermission("s3:ListBucket", $"arn:aws:s3:::{bucket}")],
            var method => throw new NotSupportedException($"{method} of an object"),
        };
    }

    /// <inheritdoc/>
    public Task HandleAsync(AwsRequest request) => request.Http.Request.Method switch
    {
        "PUT" => PutAsync(request),
        "DELETE" => DeleteAsync(request),
        _ => GetAsync(request),
    };

    private async Task GetAsync(AwsRequest request)
    {
        var response = request.Http.Response;
        var (bucket, key) = Address(request);
        if (Find(bucket, key) is not { } found)
        {
            await FailAsync(request, "NoSuchKey", StatusCodes.Status404NotFound);
            return;
        }

        Describe(response, found);
        response.ContentType = found.ContentType;
        response.ContentLength = found.Content.Length;
        if (request.Http.Request.Method == "GET")
            await response.Body.WriteAsync(found.Content, request.Http.RequestAborted);
    }

    private Task PutAsync(AwsRequest request)
    {
        var headers = request.Http.Request.Headers;
        if (headers.ContentEncoding.ToString().Contains("aws-chunked", StringComparison.Ordinal))
            throw new NotSupportedException("a body in aws-chunked encoding");
        var (bucket, key) = Address(request);
        if (headers.IfNoneMatch == "*" && Find(bucket, key) is not null)
            return FailAsync(request, "PreconditionFailed", StatusCodes.Status412PreconditionFailed);
        Describe(request.Http.Response, Put(bucket, key, request.Body, headers.ContentType));
        return Task.CompletedTask;
    }

    private Task DeleteAsync(AwsRequest request)
    {
        var (bucket, key) = Address(request);
        Delete(bucket, key);
        request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private void Add(string bucket, string key, S3StoredObject stored) =>
        objects.AddOrUpdate((bucket, key), _ => [stored], (_, versions) => versions.Add(stored));

    private string NextVersion() => $"version-{Interlocked.Increment(ref versionsPut)}";

    private static void Describe(HttpResponse response, S3StoredObject described)
    {
        response.Headers.ETag = described.EntityTag;
        response.Headers["x-amz-version-id"] = described.VersionId;
    }

    private static async Task FailAsync(AwsRequest request, string code, int status)
    {
        request.Http.Response.StatusCode = status;
        request.Http.Response.ContentType = "application/xml";
        if (request.Http.Request.Method != "HEAD")
            await request.Http.Response.WriteAsync($"<Error><Code>{code}</Code><Message>{code}</Message></Error>");
    }

    // The path as it was sent: the server leaves some escapes of the decoded one in place.
    private static (string Bucket, string Key) Address(AwsRequest request)
    {
        var path = request.Http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].Split('/', 3);
        return path is [_, var bucket, { Length: > 0 } key]
            ? (bucket, Uri.UnescapeDataString(key))
            : throw new NotSupportedException("no key in the path");
    }
}
