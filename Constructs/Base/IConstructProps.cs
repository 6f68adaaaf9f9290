using Tap.Core;

namespace Tap;

/// <summary>
/// The settings of a construct. <see cref="TapConstruct"/> asks for all problems before it adds anything to the construct tree, and reports
/// them together. A problem of a single property is refused by its <c>init</c> accessor (<see cref="Guard"/>).
/// </summary>
public interface IConstructProps
{
    /// <summary>
    /// Returns the problems between properties and those of resource names: <c>InputProblems.Of(() =&gt;
    /// deployment.Names.Bucket(deployment.NameOf(id, Name)))</c>. It includes the problems of settings that the construct passes on to
    /// other constructs.
    /// </summary>
    /// <param name="deployment">The deployment that the construct belongs to, with its settings and names.</param>
    /// <param name="id">The construct's id, which is a part of default names (<see cref="Deployment.NameOf"/>).</param>
    /// <returns>The problems, each with value, rule and how to fix it; nulls are ignored.</returns>
    IEnumerable<string?> Problems(Deployment deployment, string id);
}
