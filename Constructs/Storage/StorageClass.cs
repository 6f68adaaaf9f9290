namespace Tap.Storage;

/// <summary>
/// The storage classes that objects can move to, in the order in which they may
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html"/>).
/// </summary>
public enum StorageClass
{
    /// <summary><c>STANDARD_IA</c>: for what is seldom read; from 30 days on.</summary>
    StandardInfrequentAccess,

    /// <summary><c>INTELLIGENT_TIERING</c>: moves objects by itself between tiers that are read more and less.</summary>
    IntelligentTiering,

    /// <summary><c>ONEZONE_IA</c>: for what is seldom read and can be made again; from 30 days on.</summary>
    OneZoneInfrequentAccess,

    /// <summary><c>GLACIER_IR</c>: an archive that is read at once.</summary>
    GlacierInstantRetrieval,

    /// <summary><c>GLACIER</c>: an archive that is read minutes to hours after it was asked to restore.</summary>
    GlacierFlexibleRetrieval,

    /// <summary><c>DEEP_ARCHIVE</c>: an archive that is read hours after it was asked to restore.</summary>
    GlacierDeepArchive,
}

/// <summary>What S3 asks of storage classes.</summary>
internal static class StorageClasses
{
    extension(StorageClass storageClass)
    {
        /// <summary>The class as S3 spells it.</summary>
        public string Identifier => storageClass switch
        {
            StorageClass.StandardInfrequentAccess => "STANDARD_IA",
            StorageClass.IntelligentTiering => "INTELLIGENT_TIERING",
            StorageClass.OneZoneInfrequentAccess => "ONEZONE_IA",
            StorageClass.GlacierInstantRetrieval => "GLACIER_IR",
            StorageClass.GlacierFlexibleRetrieval => "GLACIER",
            _ => "DEEP_ARCHIVE",
        };

        /// <summary>The age of objects before which S3 moves none there.</summary>
        public TimeSpan EarliestMove => storageClass is StorageClass.StandardInfrequentAccess or StorageClass.OneZoneInfrequentAccess
            ? TimeSpan.FromDays(30)
            : TimeSpan.Zero;
    }
}
