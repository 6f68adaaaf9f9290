using Amazon.S3;

namespace Tap.Tests.EndToEnd;

/// <summary>S3 where this process's AWS variables point.</summary>
internal static class ObjectStorage
{
    /// <summary>Returns a client, which addresses buckets by path where there is an endpoint in place of AWS.</summary>
    public static AmazonS3Client Client()
    {
        var configuration = new AmazonS3Config();
        if (Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 } endpoint)
            (configuration.ServiceURL, configuration.ForcePathStyle) = (endpoint, true);
        return new AmazonS3Client(configuration);
    }
}
