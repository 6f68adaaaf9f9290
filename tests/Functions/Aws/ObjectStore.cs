using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tap.Tests.Functions.Aws;

/// <summary>S3 with versioned buckets: <c>PutObject</c>, with the bucket in the path.</summary>
public sealed class ObjectStore : IAwsService
{
    private readonly ConcurrentDictionary<string, ImmutableList<string>> objects = new();

    /// <inheritdoc/>
    public string SigningName => "s3";

    /// <summary>The keys of a bucket's objects.</summary>
    public IReadOnlyList<string> Keys(string bucket) =>
        [.. objects.Keys.Where(path => path.StartsWith($"{bucket}/", StringComparison.Ordinal)).Select(path => path[(bucket.Length + 1)..])];

    /// <summary>All versions of an object as text, oldest first.</summary>
    public IReadOnlyList<string> Versions(string bucket, string key) => objects.GetValueOrDefault($"{bucket}/{key}", []);

    /// <inheritdoc/>
    public IReadOnlyList<AwsPermission> RequiredPermissions(AwsRequest request) => request.Http.Request.Method == "PUT" && Path(request).Contains('/')
        ? [new AwsPermission("s3:PutObject", $"arn:aws:s3:::{Path(request)}")]
        : throw new NotSupportedException("only PutObject");

    /// <inheritdoc/>
    public Task HandleAsync(AwsRequest request)
    {
        objects.AddOrUpdate(Path(request), _ => [Encoding.UTF8.GetString(request.Body)], (_, versions) => versions.Add(Encoding.UTF8.GetString(request.Body)));
        request.Http.Response.StatusCode = StatusCodes.Status200OK;
        return Task.CompletedTask;
    }

    private static string Path(AwsRequest request) => request.Http.Request.Path.Value!.TrimStart('/');
}
