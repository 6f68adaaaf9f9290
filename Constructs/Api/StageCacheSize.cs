namespace Tap.Api;

/// <summary>
/// The cache sizes of a stage. The values are tenths of a gigabyte
/// (<see href="https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html#apigw-CreateStage-request-cacheClusterSize"/>).
/// </summary>
public enum StageCacheSize
{
    /// <summary>0.5 GB.</summary>
    Gb0Point5 = 5,

    /// <summary>1.6 GB.</summary>
    Gb1Point6 = 16,

    /// <summary>6.1 GB.</summary>
    Gb6Point1 = 61,

    /// <summary>13.5 GB.</summary>
    Gb13Point5 = 135,

    /// <summary>28.4 GB.</summary>
    Gb28Point4 = 284,

    /// <summary>58.2 GB.</summary>
    Gb58Point2 = 582,

    /// <summary>118 GB.</summary>
    Gb118 = 1180,

    /// <summary>237 GB.</summary>
    Gb237 = 2370,
}
