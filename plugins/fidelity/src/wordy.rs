//! Phrases of several words that say what a short word says, or nothing.

use prompt_host_plugin::word_list;

word_list! {
    /// "In order to find it" asks for what "to find it" asks for.
    pub(crate) static WORDY = [
        "a certain number of", "a large number of", "a majority of", "a number of", "a series of", "a total of",
        "absolutely essential", "adequate enough", "advance planning", "afin de", "all of the", "along the lines of", "any and all",
        "as a matter of fact", "as a means of", "as a result of", "as long as", "as soon as possible", "as well as", "at all times", "at the present time", "at this moment in time",
        "at this point in time", "basic fundamentals", "be able to", "because of the fact that", "by means of", "by virtue of",
        "con el fin de", "con el objetivo de", "dans le but de", "de manera que", "despite the fact that", "due to the fact that", "during the course of", "each and every", "en el caso de que", "en raison du fait que", "en vue de", "end result",
        "feel free to", "final outcome", "first and foremost", "for all intents and purposes", "for the most part", "for the purpose of", "for the reason that", "from the point of view of",
        "give me", "go ahead and", "have the ability to", "i am looking for", "i am trying to", "i am writing to", "i would like", "i'd like", "in a manner that", "in a situation where", "in a way that", "in addition to", "in an effort to", "in case of", "in close proximity to",
        "in light of", "in nature", "in order for", "in order that", "in order to", "in regard to", "in regards to", "in relation to", "in spite of the fact that", "in terms of", "in the case of", "in the course of", "in the event of",
        "in the event that", "in the form of", "in the near future", "in the process of", "in the vicinity of", "in view of the fact that", "inasmuch as", "is able to", "it is important to", "it is important to note that", "it is worth noting that", "it should be noted that", "it turns out that",
        "keep in mind that", "make use of", "needless to say", "new innovation", "of the opinion that", "on a daily basis", "on a regular basis", "on account of", "on the basis of", "on the grounds that", "on the other hand", "on the part of", "owing to the fact that",
        "past experience", "past history", "pay attention to", "period of time", "please be advised that", "please note that", "por motivo de", "prior to", "provided that", "regardless of the fact that", "so as to", "subsequent to", "take into account", "take into consideration", "the fact that", "the purpose of this", "the question as to whether", "the reason why", "there is no doubt that", "time and time again", "to the extent that", "together with", "true fact",
        "under the provisions of", "until such time as", "very much", "what i want is", "when it comes to", "whether or not", "with a view to", "with reference to", "with regard to", "with regards to", "with respect to", "would you be so kind",
        "zum zwecke der",
    ];
}
